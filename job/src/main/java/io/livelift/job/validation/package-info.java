/**
 * Decodes and validates. In: raw records. Out: what the journeys take, or a rejected record with
 * its reason. Promise: no record restarts the job, and every record is accounted for.
 */
package io.livelift.job.validation;
