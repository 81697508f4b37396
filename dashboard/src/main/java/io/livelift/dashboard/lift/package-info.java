/**
 * What the campaign changed. In: the audience's two arms in a region. Out: lift with its intervals,
 * the check of the sample ratio, a verdict. Promise: whoever looks at every new number and stops at
 * the first verdict is misled in at most 5% of campaigns without effect.
 */
package io.livelift.dashboard.lift;
