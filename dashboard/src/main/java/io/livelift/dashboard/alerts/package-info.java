/**
 * Alerts. In: rules of campaigns, and each frame. Out: firings and their end, told in the page, to
 * webhooks and by e-mail. Promise: what fires is stored before it is told, and told at least once.
 */
package io.livelift.dashboard.alerts;
