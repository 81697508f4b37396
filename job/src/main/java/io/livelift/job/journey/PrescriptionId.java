package io.livelift.job.journey;

/** The identity of a prescription. */
public record PrescriptionId(String physicianId, String prescriptionId) {}
