package io.livelift.bench.run;

/** Something that reads a load to its end and is measured doing so. */
@FunctionalInterface
interface Candidate {
  Measurement run(CandidateOptions options, ProcessSamples samples) throws Exception;
}
