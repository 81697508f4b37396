package io.livelift.local.audit;

/** The five input topics. */
public enum LogTopic {
  VIEWS("livelift.content-views"),
  PRESCRIPTIONS("livelift.prescriptions"),
  CAMPAIGNS("livelift.campaigns"),
  PHYSICIANS("livelift.physicians"),
  ERASURES("livelift.erasures");

  private final String defaultName;

  LogTopic(String defaultName) {
    this.defaultName = defaultName;
  }

  /** The topic's name where no other is configured. */
  public String defaultName() {
    return defaultName;
  }
}
