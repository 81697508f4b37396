/**
 * What is told of a run. In: measurements. Out: a table for people, and JSON. Promise: medians of
 * what was measured, and how far single runs lie apart.
 */
package io.livelift.bench.report;
