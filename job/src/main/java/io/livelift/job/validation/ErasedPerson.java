package io.livelift.job.validation;

import io.livelift.job.journey.PersonKind;

/**
 * A person who is to be forgotten.
 *
 * @param id pseudonymous; kept nowhere once the erasure is in force
 */
public record ErasedPerson(PersonKind kind, String id) implements Announcement {}
