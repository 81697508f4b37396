/**
 * The directory of physicians, for the preview of audiences. In: profiles and erasures from Kafka.
 * Out: how many people an audience would have. Promise: no id is kept, and an erased person is in
 * no count.
 */
package io.livelift.dashboard.directory;
