/**
 * Sentences for readers. In: what is to be said. Out: the same in English and in Chinese. Promise:
 * nothing is said in one language alone.
 */
package io.livelift.dashboard.wording;
