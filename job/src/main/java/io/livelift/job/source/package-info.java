/**
 * The Kafka sources. In: topics. Out: raw records with their place in the log and their arrival
 * time as timestamp. Promise: bytes are handed on untouched.
 */
package io.livelift.job.source;
