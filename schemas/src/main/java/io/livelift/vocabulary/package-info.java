/**
 * The words of Livelift, each in exactly one place: measures, breakdowns, granularities, the cube,
 * region paths, reasons and outcomes. In: nothing. Out: what job, dashboard, docs and page derive
 * their names from. Promise: a name or code that was released never changes its meaning.
 */
package io.livelift.vocabulary;
