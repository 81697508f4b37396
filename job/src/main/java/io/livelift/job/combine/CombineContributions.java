package io.livelift.job.combine;

import io.livelift.job.cube.CellDelta;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** Sums contributions by cell until the barrier, or until there are too many cells. */
public final class CombineContributions extends AbstractStreamOperator<CellDelta>
    implements OneInputStreamOperator<CellDelta, CellDelta> {
  private static final long serialVersionUID = 1L;

  private final int mostCells;
  private transient Combiner combiner;

  /**
   * @param mostCells how many cells are summed before all are sent on
   */
  public CombineContributions(int mostCells) {
    this.mostCells = mostCells;
  }

  @Override
  public void open() throws Exception {
    super.open();
    combiner = new Combiner();
  }

  @Override
  public void processElement(StreamRecord<CellDelta> element) {
    var delta = element.getValue();
    combiner.add(delta.cell(), delta.measures(), 1, delta.plan());
    if (combiner.size() >= mostCells) {
      sendOn();
    }
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) {
    sendOn();
  }

  private void sendOn() {
    combiner.drain(delta -> output.collect(new StreamRecord<>(delta)));
  }
}
