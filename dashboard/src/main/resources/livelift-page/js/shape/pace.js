// How a count and its goal are drawn. Pure; what is forecast comes from the API.
import { count } from '../format.js';

/**
 * Places on the bar of a goal, 0..1 of its length: what is reached, where the forecast may end, and
 * where the goal is.
 */
export function goalBar({ value, goal, pace }) {
  if (!goal) return null;
  const full = Math.max(goal, pace.high ?? 0, value ?? 0);
  const at = (number) => Math.min(1, number / full);
  return {
    reached: value === null ? 0 : at(value),
    band: pace.projected === null || pace.low === pace.high ? null : { from: at(pace.low), to: at(pace.high) },
    goal: at(goal),
  };
}

export function projection({ pace }, lang, t) {
  if (pace.projected === null) return t('noProjection');
  const value = count(pace.projected, lang);
  // What is over rests on no days; days that were all alike give a forecast without width.
  return pace.rests_on === 0 ? t('endedAt', { value }) : t('projected', { value, low: count(pace.low, lang), high: count(pace.high, lang) });
}

export function paceWhy({ pace }, t) {
  const why = t(`paceWhy_${pace.status}`);
  return pace.rests_on > 0 ? `${why} ${t('paceRestsOn', { days: pace.rests_on })}` : why;
}
