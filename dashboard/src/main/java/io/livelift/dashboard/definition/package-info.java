/**
 * Campaign definitions made in the page. In: a form, and the version that was edited. Out: a new
 * version in the campaigns topic, or what is wrong with it field by field. Promise: nothing is
 * published that the job would reject, and nobody's version is overwritten unseen.
 */
package io.livelift.dashboard.definition;
