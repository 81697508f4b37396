/**
 * Sums contributions inside the task. In: signed contributions of persons. Out: one sum a touched
 * cell. Promise: behind it traffic grows with touched cells, not with events.
 */
package io.livelift.job.combine;
