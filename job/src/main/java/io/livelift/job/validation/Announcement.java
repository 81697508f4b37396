package io.livelift.job.validation;

/** What concerns every journey: it goes to all tasks, and takes force at the barrier. */
public sealed interface Announcement permits CampaignVersion, ErasedPerson {}
