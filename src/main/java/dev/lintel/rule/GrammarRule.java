package dev.lintel.rule;

import dev.lintel.model.workflow.grammar.GrammarCheck;

/** A rule that reads how one workflow or action.yml stands to GitHub's grammar. */
public non-sealed interface GrammarRule extends Rule {
  void check(GrammarCheck grammar, FindingSink sink);
}
