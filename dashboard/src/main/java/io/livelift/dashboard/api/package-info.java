/**
 * The HTTP API. In: requests. Out: JSON as {@code openapi/livelift-v1.yaml} says, the page's files,
 * problem documents (RFC 9457). Promise: all numbers of one answer are of one frame, which it
 * names.
 */
package io.livelift.dashboard.api;
