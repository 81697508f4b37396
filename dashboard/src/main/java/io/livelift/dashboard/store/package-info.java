/**
 * Postgres. In: frames and definitions from the sink, questions from the API. Out: rows. Promise:
 * what one question reads is one frame.
 */
package io.livelift.dashboard.store;
