package io.livelift.bench.run;

import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** The nothing that records go to: counts them. */
final class CountRecords<T> extends AbstractStreamOperator<Void>
    implements OneInputStreamOperator<T, Void> {
  private static final long serialVersionUID = 1L;

  private transient AtomicLong counter;
  private transient long count;

  @Override
  public void open() throws Exception {
    super.open();
    counter = RecordCount.counter();
  }

  @Override
  public void processElement(StreamRecord<T> element) {
    counter.lazySet(++count);
  }
}
