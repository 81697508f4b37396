package io.livelift.dashboard.definition;

/**
 * Who publishes.
 *
 * @param name as it stands in the history and in the audit log
 */
public record Editor(String name) {}
