/**
 * The command line. In: arguments. Out: text for people, and an exit code. Promise: what the user
 * can put right is told in one sentence on stderr, without a stack trace and with nothing
 * half-written.
 */
package io.livelift.local;
