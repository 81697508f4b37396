/**
 * The dashboard under readers. In: a stack that has counted a load of many days. Out: how long an
 * epoch takes to each of a thousand readers, how long a click takes, what the page weighs. Promise:
 * everything is asked over HTTP as a browser asks it.
 */
package io.livelift.bench.readers;
