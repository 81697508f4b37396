/**
 * The dashboard process. In: a configuration. Out: a running sink, API and page. Promise: it starts
 * and stops as a whole, and says in one sentence why it cannot.
 */
package io.livelift.dashboard;
