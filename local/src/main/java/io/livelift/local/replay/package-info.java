/**
 * Replays of recorded input. In: JSON lines files of the four inputs. Out: the final cells, the
 * ledger and a digest. Promise: the same files give the same cells, whatever the speed.
 */
package io.livelift.local.replay;
