package io.livelift.dashboard.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Duration;

/** Why a request got no answer: a problem document of RFC 9457. */
@JsonIgnoreProperties({
  "cause",
  "stackTrace",
  "message",
  "localizedMessage",
  "suppressed",
  "retryAfter"
})
public final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  static final String CONTENT_TYPE = "application/problem+json";

  private final int status;
  private final String title;
  private final String detail;
  private final Duration retryAfter;

  private Problem(int status, String title, String detail) {
    this(status, title, detail, null);
  }

  private Problem(int status, String title, String detail, Duration retryAfter) {
    super(detail);
    this.status = status;
    this.title = title;
    this.detail = detail;
    this.retryAfter = retryAfter;
  }

  public static Problem badRequest(String detail) {
    return new Problem(400, "Bad Request", detail);
  }

  public static Problem notFound(String detail) {
    return new Problem(404, "Not Found", detail);
  }

  public static Problem wrongVerb() {
    return new Problem(405, "Method Not Allowed", "This path does not know this verb.");
  }

  public static Problem unauthorized() {
    return new Problem(401, "Unauthorized", "Sign in first, or send a valid token.");
  }

  public static Problem unauthorized(String detail) {
    return new Problem(401, "Unauthorized", detail);
  }

  public static Problem forbidden(String detail) {
    return new Problem(403, "Forbidden", detail);
  }

  public static Problem conflict(String detail) {
    return new Problem(409, "Conflict", detail);
  }

  public static Problem notJson() {
    return new Problem(
        415, "Unsupported Media Type", "What is sent must be JSON: set the content type.");
  }

  /**
   * Too many requests.
   *
   * @param retryAfter told in the header Retry-After, in whole seconds
   */
  public static Problem tooMany(String detail, Duration retryAfter) {
    return new Problem(429, "Too Many Requests", detail, retryAfter);
  }

  public static Problem unavailable(String detail) {
    return new Problem(503, "Service Unavailable", detail);
  }

  public static Problem failed() {
    return new Problem(500, "Internal Server Error", "The request failed; the log says why.");
  }

  /** When another try makes sense; null where that is not known. */
  Duration getRetryAfter() {
    return retryAfter;
  }

  public String getType() {
    return "about:blank";
  }

  public String getTitle() {
    return title;
  }

  public int getStatus() {
    return status;
  }

  public String getDetail() {
    return detail;
  }
}
