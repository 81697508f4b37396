/**
 * Real input, from the form it is published in to ours. In: the files of {@code data/raw}. Out: the
 * files that {@code replay} reads and the dictionary of regions. Promise: same input, same bytes.
 */
package io.livelift.local.convert;
