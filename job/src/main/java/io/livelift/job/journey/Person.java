package io.livelift.job.journey;

/**
 * A person and what is retained of them.
 *
 * @param id pseudonymous; never leaves the job
 */
public record Person(PersonKind kind, String id, Journey journey) {}
