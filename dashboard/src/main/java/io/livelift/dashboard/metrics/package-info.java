/**
 * Numbers derived from measures. In: measures of one cell, the campaign's goals. Out: metrics with
 * a unit and a definition. Promise: every formula stands here and nowhere else, and a number that
 * rests on a withheld measure is withheld.
 */
package io.livelift.dashboard.metrics;
