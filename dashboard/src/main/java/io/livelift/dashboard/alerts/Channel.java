package io.livelift.dashboard.alerts;

/** How an alert is told, besides in the page. */
public enum Channel {
  /** A notice of the browser, as long as a page is open. */
  BROWSER,
  /** A signed POST of JSON. */
  WEBHOOK,
  EMAIL
}
