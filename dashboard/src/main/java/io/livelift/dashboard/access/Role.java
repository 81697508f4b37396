package io.livelift.dashboard.access;

/** What somebody may do. Which campaigns they see is granted apart from it. */
public enum Role {
  /** Sees every campaign, and keeps people and their rights. */
  ADMINISTRATOR,
  /** Sees and edits the campaigns that were granted. */
  MANAGER,
  /** Sees the campaigns that were granted. */
  VIEWER;

  /** Whether this role may do what another one may. */
  public boolean includes(Role other) {
    return compareTo(other) <= 0;
  }
}
