/**
 * The job's configuration. In: a YAML file. Out: typed records with defaults. Promise: an unknown
 * key or a value that cannot be is refused by name, before anything starts.
 */
package io.livelift.job.config;
