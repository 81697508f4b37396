/**
 * Many subtasks of the later stages on one machine, one after the other. In: a generated log. Out:
 * what each subtask has to do and to keep. Promise: what is published does not depend on how many
 * there are.
 */
package io.livelift.bench.simulate;
