package io.livelift.dashboard.access;

/** What is written into the audit log. */
public enum Action {
  SIGNED_IN,
  SIGN_IN_REFUSED,
  SIGNED_OUT,
  PASSWORD_CHANGED,
  ADMINISTRATOR_CREATED,
  PERSON_CREATED,
  PERSON_CHANGED,
  PASSWORD_RESET,
  SESSIONS_ENDED,
  GRANTS_CHANGED,
  TOKEN_CREATED,
  TOKEN_REVOKED,
  /** Once an hour for a session and campaign. */
  SAW_CAMPAIGN,
  /** All of theirs together, once an hour for a session. */
  SAW_CAMPAIGNS,
  EXPORTED,
  DEFINITION_PUBLISHED,
  ALERT_CHANGED
}
