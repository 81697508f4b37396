/**
 * Which records are accepted. In: decoded records. Out: nothing, or the reason why one is rejected.
 * Promise: job and dashboard decide by the same rules, for each stands here once.
 */
package io.livelift.rules;
