/**
 * The audit: every number a second time, as SQL over all events. In: the raw topics up to an
 * epoch's offsets, and the published cells. Out: their differences. Promise: no code of the job.
 */
package io.livelift.local.audit;
