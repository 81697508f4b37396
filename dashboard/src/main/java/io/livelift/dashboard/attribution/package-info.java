/**
 * Which channels the conversions are owed to. In: cells by channel, by channel set and by
 * transition. Out: what each model credits to each channel, side by side. Promise: a credit rests
 * on published cells only, and says so where some of them are withheld.
 */
package io.livelift.dashboard.attribution;
