/**
 * The journey of one person from views to prescriptions: the definitions of Livelift. In: accepted
 * views, prescriptions and profiles of a person, and the campaigns. Out: signed contributions to
 * cells. Promise: a contribution is a function of the person's records, whatever their order.
 */
package io.livelift.job.journey;
