package io.siyu.event;

/** A fact about many people at once, which is in nobody's dossier (社群事实). */
public sealed interface CommunityFact extends Fact permits GroupFact, StewardRenamed {}
