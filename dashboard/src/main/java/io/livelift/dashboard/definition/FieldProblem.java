package io.livelift.dashboard.definition;

import io.livelift.dashboard.wording.Sentence;

/**
 * What is wrong with one field of a form. Serialized as it is into the API.
 *
 * @param field its path, such as {@code audience.regions}
 */
public record FieldProblem(String field, Fault fault, Sentence sentence) {
  static FieldProblem of(String field, Fault fault) {
    return new FieldProblem(field, fault, fault.sentence());
  }
}
