/**
 * What each page shows. In: one frame, and what is asked for: campaign, region, period. Out: one
 * answer a page, as JSON and as tables of a file. Promise: all numbers of an answer are of that
 * frame, and every formula stands in {@code metrics}, {@code lift} or {@code attribution}.
 */
package io.livelift.dashboard.views;
