/**
 * Sign-in and rights. In: cookies, tokens, passwords, the word of an identity provider. Out: who
 * asks, and what Postgres shall show to them; an audit log. Promise: what is not expressly open to
 * everybody is answered only to those who have signed in and may see it.
 */
package io.livelift.dashboard.access;
