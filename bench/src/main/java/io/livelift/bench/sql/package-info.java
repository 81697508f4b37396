/**
 * Flink SQL as a peer. In: views and prescriptions. Out: views and reach by campaign, province and
 * minute, hour and day; conversions by day. Promise: what an expert in Flink SQL would run, with
 * nothing of Livelift's job in it.
 */
package io.livelift.bench.sql;
