/**
 * The newest frame. In: each frame as it is stored. Out: whoever waits for one, and the stream of
 * events to the pages. Promise: a slow reader misses frames but never holds up another.
 */
package io.livelift.dashboard.live;
