package io.livelift.job.journey;

/** The input topics, by what they carry. */
public enum InputTopic {
  VIEWS("views"),
  PRESCRIPTIONS("prescriptions"),
  PHYSICIANS("physicians"),
  CAMPAIGNS("campaigns"),
  ERASURES("erasures");

  private final String part;

  InputTopic(String part) {
    this.part = part;
  }

  /** The name of the topic's part in an epoch. */
  public String part() {
    return part;
  }
}
