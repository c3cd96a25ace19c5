"""Sentences that differ in one thing, and how real the deed in them is. Constructed: people, towns and groups are ours.

Each row: sentence, the root and a word of the trigger, realis, actor and recipient (None: not checked, "": nobody).
"""

from __future__ import annotations

from typing import NamedTuple


class Pair(NamedTuple):
    """A sentence and the one event of it that is asked for."""

    text: str
    root: str
    word: str
    realis: str
    actor: str | None = None
    recipient: str | None = None


PAIRS = (
    # one deed, told in every way
    Pair("Rebels attacked the town.", "ASSAULT", "attacked", "occurred", "Rebels", "the town"),
    Pair("Rebels reportedly attacked the town.", "ASSAULT", "attacked", "occurred", "Rebels", "the town"),
    Pair("The town was attacked.", "ASSAULT", "attacked", "occurred", "", "The town"),
    Pair("The town was attacked by rebels.", "ASSAULT", "attacked", "occurred", "rebels", "The town"),
    Pair("Rebels have attacked the town.", "ASSAULT", "attacked", "occurred", "Rebels", "the town"),
    Pair("Rebels were attacking the town.", "ASSAULT", "attacking", "occurred", "Rebels", "the town"),
    Pair("Rebels are attacking the town.", "ASSAULT", "attacking", "ongoing", "Rebels", "the town"),
    Pair("Rebels have been attacking the town for two days.", "ASSAULT", "attacking", "ongoing", "Rebels", "the town"),
    Pair("Rebels continued to attack the town.", "ASSAULT", "attack", "ongoing", "Rebels", "the town"),
    Pair("Rebels will attack the town.", "ASSAULT", "attack", "planned", "Rebels", "the town"),
    Pair("Rebels are going to attack the town.", "ASSAULT", "attack", "planned", "Rebels", "the town"),
    Pair("Rebels are about to attack the town.", "ASSAULT", "attack", "planned", "Rebels", "the town"),
    Pair("Rebels plan to attack the town.", "ASSAULT", "attack", "planned", "Rebels", "the town"),
    Pair("Rebels are preparing to attack the town.", "ASSAULT", "attack", "planned", "Rebels", "the town"),
    Pair("Rebels are ready to attack the town.", "ASSAULT", "attack", "planned", "Rebels", "the town"),
    Pair("Rebels are on their way to attack the town.", "ASSAULT", "attack", "planned", "Rebels", "the town"),
    Pair("Rebels threatened to attack the town.", "ASSAULT", "attack", "threatened", "Rebels", "the town"),
    Pair("Rebels threatened to attack the town.", "THREATEN", "threatened", "occurred", "Rebels", "the town"),
    Pair(
        "Rebels will attack the town if the army enters it.", "ASSAULT", "attack", "conditional", "Rebels", "the town"
    ),
    Pair("Rebels may attack the town.", "ASSAULT", "attack", "predicted", "Rebels", "the town"),
    Pair("Rebels could attack the town.", "ASSAULT", "attack", "predicted", "Rebels", "the town"),
    Pair("Rebels may have attacked the town.", "ASSAULT", "attacked", "predicted", "Rebels", "the town"),
    Pair("Rebels will probably attack the town.", "ASSAULT", "attack", "predicted", "Rebels", "the town"),
    Pair("Rebels are likely to attack the town.", "ASSAULT", "attack", "predicted", "Rebels", "the town"),
    Pair("Residents fear that rebels will attack the town.", "ASSAULT", "attack", "predicted", "rebels", "the town"),
    Pair("Rebels denied attacking the town.", "ASSAULT", "attacking", "denied", "Rebels", "the town"),
    Pair("Rebels denied that they attacked the town.", "ASSAULT", "attacked", "denied", "Rebels", "the town"),
    Pair("Rebels did not attack the town.", "ASSAULT", "attack", "denied", "Rebels", "the town"),
    Pair("Rebels have never attacked the town.", "ASSAULT", "attacked", "denied", "Rebels", "the town"),
    Pair("No rebels attacked the town.", "ASSAULT", "attacked", "denied"),
    Pair("The rebels left without attacking the town.", "ASSAULT", "attacking", "denied", "The rebels", "the town"),
    Pair("Rebels failed to attack the town.", "ASSAULT", "attack", "failed", "Rebels", "the town"),
    Pair("Rebels tried to attack the town.", "ASSAULT", "attack", "failed", "Rebels", "the town"),
    Pair("Rebels attempted to attack the town.", "ASSAULT", "attack", "failed", "Rebels", "the town"),
    Pair("Soldiers prevented rebels from attacking the town.", "ASSAULT", "attacking", "failed", "rebels", "the town"),
    Pair("Rebels refused to attack the town.", "ASSAULT", "attack", "failed", "Rebels", "the town"),
    Pair("The general ordered rebels to attack the town.", "ASSAULT", "attack", "demanded", "rebels", "the town"),
    Pair("The imam urged rebels to attack the town.", "ASSAULT", "attack", "demanded", "rebels", "the town"),
    Pair("The imam called on rebels to attack the town.", "ASSAULT", "attack", "demanded", "rebels", "the town"),
    Pair("The mayor accused rebels of attacking the town.", "ASSAULT", "attacking", "occurred", "rebels", "the town"),
    Pair("The mayor accused rebels of attacking the town.", "ACCUSE", "accused", "occurred", "The mayor", "rebels"),
    Pair("The mayor said that rebels attacked the town.", "ASSAULT", "attacked", "occurred", "rebels", "the town"),
    Pair("Rebels who attacked the town fled.", "ASSAULT", "attacked", "occurred", "Rebels", "the town"),
    Pair("The town that the rebels attacked is empty.", "ASSAULT", "attacked", "occurred", "the rebels", "The town"),
    Pair("Rebels came back and attacked the town.", "ASSAULT", "attacked", "occurred", "Rebels", "the town"),
    Pair("Rebels will come back and attack the town.", "ASSAULT", "attack", "planned", "Rebels", "the town"),
    Pair("Rebels are trying to attack the town.", "ASSAULT", "attack", "planned", "Rebels", "the town"),
    Pair("Rebels will attempt to attack the town.", "ASSAULT", "attack", "planned", "Rebels", "the town"),
    Pair("The general gave the order to attack the town.", "ASSAULT", "attack", "demanded", "", "the town"),
    Pair("Rebels were directed to attack the town.", "ASSAULT", "attack", "demanded", "Rebels", "the town"),
    Pair("The army did not report any injuries.", "ASSAULT", "injuries", "denied"),
    Pair("Police fired to scare the crowd, killing a nurse.", "ASSAULT", "killing", "occurred", "Police", "a nurse"),
    Pair(
        "The army gave no reason, saying it had attacked the town.", "ASSAULT", "attacked", "occurred", None, "the town"
    ),
    Pair("The army told of the town it had attacked before leaving the valley.", "RETREAT", "leaving", "occurred"),
    Pair("Rebels will continue to attack the town.", "ASSAULT", "attack", "planned", "Rebels", "the town"),
    Pair("The army must keep shelling the town.", "ASSAULT", "shelling", "demanded", "The army", "the town"),
    # the deed as a noun
    Pair("Rebels launched an attack on the town.", "ASSAULT", "attack", "occurred", "Rebels", "the town"),
    Pair("Rebels will launch an attack on the town.", "ASSAULT", "attack", "planned", "Rebels", "the town"),
    Pair("Rebels are planning an attack on the town.", "ASSAULT", "attack", "planned", "Rebels", "the town"),
    Pair("Rebels threatened an attack on the town.", "ASSAULT", "attack", "threatened", "Rebels", "the town"),
    Pair("Rebels denied an attack on the town.", "ASSAULT", "attack", "denied", None, "the town"),
    Pair("Police foiled an attack on the town.", "ASSAULT", "attack", "failed", None, "the town"),
    Pair("The attack on the town failed.", "ASSAULT", "attack", "failed", "", "the town"),
    Pair("The planned attack on the town was called off.", "ASSAULT", "attack", "failed", "", "the town"),
    Pair("The mayor condemned the attack on the town.", "ASSAULT", "attack", "occurred", None, "the town"),
    Pair("The mayor warned of an attack on the town.", "ASSAULT", "attack", "predicted", None, "the town"),
    Pair("Residents fear an attack on the town.", "ASSAULT", "attack", "predicted", None, "the town"),
    Pair("The town came under attack.", "ASSAULT", "attack", "occurred", "", "The town"),
    Pair("The killing of a judge by gunmen shocked the town.", "ASSAULT", "killing", "occurred", "gunmen", "a judge"),
    Pair("There was no attack on the town.", "ASSAULT", "attack", "denied", None, "the town"),
    # other deeds
    Pair("Police arrested a student.", "COERCE", "arrested", "occurred", "Police", "a student"),
    Pair("A student was arrested.", "COERCE", "arrested", "occurred", "", "A student"),
    Pair("Police did not arrest the student.", "COERCE", "arrest", "denied", "Police", "the student"),
    Pair("Police want to arrest the student.", "COERCE", "arrest", "planned", "Police", "the student"),
    Pair("The crowd demanded that police arrest the student.", "COERCE", "arrest", "demanded", "police", "the student"),
    Pair("Police failed to protect the students.", "AID", "protect", "failed", "Police", "the students"),
    Pair("The junta freed two nurses.", "RETREAT", "freed", "occurred", "The junta", "two nurses"),
    Pair("The junta said it would free two nurses.", "RETREAT", "free", "planned", "The junta", "two nurses"),
    Pair("The junta said it would free two nurses.", "AGREE", "free", "occurred", "The junta", "two nurses"),
    Pair("The junta agreed to free two nurses.", "RETREAT", "free", "planned", "The junta", "two nurses"),
    Pair("The junta agreed to free two nurses.", "AGREE", "agreed", "occurred", "The junta", "two nurses"),
    Pair("The junta refused to free two nurses.", "RETREAT", "free", "failed", "The junta", "two nurses"),
    Pair("The junta refused to free two nurses.", "REJECT", "refused", "occurred", "The junta", "two nurses"),
    Pair("The junta will not free the nurses.", "REJECT", "free", "occurred", "The junta", "the nurses"),
    Pair("Norway urged the junta to free two nurses.", "RETREAT", "free", "demanded", "the junta", "two nurses"),
    Pair("Norway urged the junta to free two nurses.", "REQUEST", "urged", "occurred", "Norway", "the junta"),
    Pair("Norway says the junta must free two nurses.", "REQUEST", "must", "occurred", "Norway", "the junta"),
    Pair("Norway gave the junta 48 hours to free two nurses.", "THREATEN", "hours", "occurred", "Norway", "the junta"),
    Pair("The front declared a truce.", "RETREAT", "truce", "occurred", "The front"),
    Pair("The front called for a truce.", "REQUEST", "called", "occurred", "The front", ""),
    Pair("The front rejected a truce.", "REJECT", "rejected", "occurred", "The front", ""),
    Pair("The envoy met the rebel chief.", "CONSULT", "met", "occurred", "The envoy", "the rebel chief"),
    Pair("The envoy will meet the rebel chief.", "CONSULT", "meet", "planned", "The envoy", "the rebel chief"),
    Pair("The envoy refused to meet the rebel chief.", "CONSULT", "meet", "failed", "The envoy", "the rebel chief"),
    Pair("Miners went on strike.", "PROTEST", "strike", "occurred", "Miners"),
    Pair("Miners threatened to go on strike.", "PROTEST", "strike", "threatened", "Miners"),
    Pair("Miners called off a strike.", "CONCEDE", "off", "occurred", "Miners"),
    Pair("The army withdrew from the valley.", "RETREAT", "withdrew", "occurred", "The army", "the valley"),
    Pair("The army is withdrawing from the valley.", "RETREAT", "withdrawing", "ongoing", "The army", "the valley"),
    Pair("The army vowed to retaliate.", "ASSAULT", "retaliate", "planned", "The army"),
    Pair("The army vowed to retaliate.", "THREATEN", "vowed", "occurred", "The army"),
    Pair('"We will punish them," the colonel said.', "COERCE", "punish", "threatened"),
    Pair("Gunmen tried to kidnap a priest.", "COERCE", "kidnap", "failed", "Gunmen", "a priest"),
    Pair("Gunmen nearly killed a priest.", "ASSAULT", "killed", "failed", "Gunmen", "a priest"),
    Pair("A priest was nearly killed by gunmen.", "ASSAULT", "killed", "failed", "gunmen", "A priest"),
    Pair("Nobody was killed.", "ASSAULT", "killed", "denied"),
    Pair("The militia claimed responsibility for the attack.", "ASSAULT", "responsibility", "occurred", "The militia"),
    Pair("The militia denied responsibility for the attack.", "ASSAULT", "responsibility", "denied", "The militia"),
    Pair("The militia claimed the attack.", "ASSAULT", "attack", "occurred", "The militia"),
    Pair("The attack was claimed by the militia.", "ASSAULT", "attack", "occurred", "the militia"),
    Pair("The militia said it was behind the attack.", "ASSAULT", "behind", "occurred", "The militia"),
    Pair("The militia denied that it was behind the attack.", "ASSAULT", "behind", "denied", "The militia"),
    Pair("The militia denied any involvement in the attack.", "ASSAULT", "involvement", "denied", "The militia"),
    Pair("The army denied reports that it had shelled the clinic.", "ASSAULT", "shelled", "denied", None, "the clinic"),
    Pair("The army said it had not shelled the clinic.", "ASSAULT", "shelled", "denied", "The army", "the clinic"),
    Pair("The army warned that it would shell the clinic.", "ASSAULT", "shell", "threatened", None, "the clinic"),
    Pair("The governor gave the miners until Friday to leave.", "THREATEN", "gave", "occurred", "The governor"),
    Pair("A second attack was foiled.", "ASSAULT", "attack", "failed", "", ""),
    Pair("The army used drones to shell the clinic.", "ASSAULT", "shell", "occurred", "The army", "the clinic"),
    Pair("A bomb was defused near the clinic.", "ASSAULT", "defused", "failed", ""),
    Pair("The judge ordered a probe into the attack on the clinic.", "ASSAULT", "attack", "occurred", "", "the clinic"),
    # told as over, or as known
    Pair("Rebels had planned to attack the town.", "ASSAULT", "attack", "failed", "Rebels", "the town"),
    Pair("Rebels were about to attack the town.", "ASSAULT", "attack", "failed", "Rebels", "the town"),
    Pair("Rebels were trying to attack the town.", "ASSAULT", "attack", "failed", "Rebels", "the town"),
    Pair("Rebels swore to attack the town.", "ASSAULT", "attack", "planned", "Rebels", "the town"),
    Pair("The killing of the judge was planned by a colonel.", "ASSAULT", "killing", "occurred", None, "the judge"),
    Pair("The mayor urged an end to these raids on the town.", "ASSAULT", "raids", "occurred", None, "the town"),
    Pair("Orders were given to attack the town.", "ASSAULT", "attack", "demanded", None, "the town"),
    Pair("Rebels were able to attack the town.", "ASSAULT", "attack", "occurred", "Rebels", "the town"),
    # a device that is laid, and one that has gone off
    Pair("Rebels planted a bomb at the clinic.", "ASSAULT", "bomb", "failed", "Rebels", "the clinic"),
    Pair("Rebels planted a bomb at the clinic. It killed two.", "ASSAULT", "bomb", "occurred", "Rebels", "the clinic"),
    Pair("A grenade he was about to throw at a clinic killed him.", "ASSAULT", "throw", "failed", "he", "a clinic"),
    # who is threatened with nothing said fears for his life
    Pair("The judge was threatened.", "THREATEN", "threatened", "occurred", "", "The judge"),
)
