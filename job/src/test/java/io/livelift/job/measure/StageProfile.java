package io.livelift.job.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/** Where the cells stage spends its time: samples of the flight recorder, by what is done. */
final class StageProfile implements AutoCloseable {
  /** What is done, by the part of a method's name that tells it; the innermost frame decides. */
  private static final Map<String, List<String>> STAGES = new LinkedHashMap<>();

  static {
    STAGES.put("read deltas", List.of("CellDeltaSerializer", "DataInputDeserializer"));
    STAGES.put("roll up", List.of("cells.RollUp"));
    STAGES.put(
        "state",
        List.of(
            "flink.runtime.state",
            "flink.state",
            "rocksdb",
            "SliceStore.encode",
            "SliceStore.decode",
            "SliceStore.write",
            "SliceStore.read",
            "cells.CellBlock",
            "cells.SliceState"));
    STAGES.put(
        "withholding",
        List.of(
            "Withholding",
            "ProductPartition",
            "HiddenSums",
            "Bridges",
            "BridgeSearch",
            "JointSums",
            "LinearSystem",
            "Visibility.isLike"));
    STAGES.put("faces", List.of("Visibility.face", "SliceStore.face", "Visibility$Face", "Shown"));
    STAGES.put("key text", List.of("CellKey", "cube.Slice.cell", "CellText"));
    STAGES.put("avro", List.of("org.apache.avro", "SingleObjectWriter", "CellEncoder"));
    STAGES.put("apply", List.of("SliceStore.apply", "SliceCells.add"));
    STAGES.put("output", List.of("harness", "MockOutput", "StreamRecord", "PublishedRecord"));
  }

  private final Recording recording = new Recording();

  StageProfile() {
    recording.enable("jdk.ExecutionSample").with("period", "5 ms");
    recording.enable("jdk.NativeMethodSample").with("period", "5 ms");
    recording.start();
  }

  /** Percent of samples by stage, and the hottest methods of each. */
  String summary(String threadName) throws IOException {
    recording.stop();
    var file = Files.createTempFile("cells", ".jfr");
    recording.dump(file);
    var samples = new LinkedHashMap<String, Integer>();
    var methods = new HashMap<String, Integer>();
    var total = count(file, threadName, samples, methods);
    Files.delete(file);
    var text = new StringBuilder();
    for (var stage : samples.entrySet()) {
      text.append("  %5.1f%% %s%n".formatted(100.0 * stage.getValue() / total, stage.getKey()));
    }
    methods.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(Integer.getInteger("livelift.methods", 25))
        .forEach(m -> text.append("      %4d %s%n".formatted(m.getValue(), m.getKey())));
    return text.toString();
  }

  private static int count(
      Path file, String threadName, Map<String, Integer> samples, Map<String, Integer> methods)
      throws IOException {
    var total = 0;
    STAGES.keySet().forEach(stage -> samples.put(stage, 0));
    try (var events = new RecordingFile(file)) {
      while (events.hasMoreEvents()) {
        var event = events.readEvent();
        var thread = event.getThread("sampledThread");
        if (thread == null || !threadName.equals(thread.getJavaName())) {
          continue;
        }
        var frames = event.getStackTrace().getFrames();
        if (frames.stream().noneMatch(frame -> name(frame).contains("CellsCost.timed"))) {
          continue;
        }
        total++;
        var stage = stage(frames);
        samples.merge(stage, 1, Integer::sum);
        methods.merge(stage + ": " + name(frames.get(0)), 1, Integer::sum);
      }
    }
    return Math.max(1, total);
  }

  private static String stage(List<RecordedFrame> frames) {
    for (var frame : frames) {
      var name = name(frame);
      for (var stage : STAGES.entrySet()) {
        if (stage.getValue().stream().anyMatch(name::contains)) {
          return stage.getKey();
        }
      }
    }
    return "other";
  }

  private static String name(RecordedFrame frame) {
    return frame.getMethod().getType().getName() + "." + frame.getMethod().getName();
  }

  @Override
  public void close() {
    recording.close();
  }
}
