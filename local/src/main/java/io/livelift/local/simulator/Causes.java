package io.livelift.local.simulator;

import io.livelift.contract.Channel;

/** Is told what only the maker of a world can know: why a physician prescribed. */
@FunctionalInterface
interface Causes {
  /** Nobody wants to know. */
  Causes UNTOLD = (prescriptionId, channel) -> {};

  /**
   * @param channel the channel of the view without which the prescription would not have been
   *     issued; null if it would have been issued anyway
   */
  void tell(String prescriptionId, Channel channel);
}
