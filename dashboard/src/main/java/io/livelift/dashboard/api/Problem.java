package io.livelift.dashboard.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/** Why a request got no answer: a problem document of RFC 9457. */
@JsonIgnoreProperties({"cause", "stackTrace", "message", "localizedMessage", "suppressed"})
final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  static final String CONTENT_TYPE = "application/problem+json";

  private final int status;
  private final String title;
  private final String detail;

  private Problem(int status, String title, String detail) {
    super(detail);
    this.status = status;
    this.title = title;
    this.detail = detail;
  }

  static Problem badRequest(String detail) {
    return new Problem(400, "Bad Request", detail);
  }

  static Problem notFound(String detail) {
    return new Problem(404, "Not Found", detail);
  }

  static Problem wrongVerb() {
    return new Problem(405, "Method Not Allowed", "This can only be read, with GET.");
  }

  static Problem conflict(String detail) {
    return new Problem(409, "Conflict", detail);
  }

  static Problem unavailable(String detail) {
    return new Problem(503, "Service Unavailable", detail);
  }

  static Problem failed() {
    return new Problem(500, "Internal Server Error", "The request failed; the log says why.");
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
