import type { Rule } from '../rule.ts';
import { distributedMonolith } from './bnd/distributedMonolith.ts';
import { entityService } from './bnd/entityService.ts';
import { god } from './bnd/god.ts';
import { hub } from './bnd/hub.ts';
import { layer } from './bnd/layer.ts';
import { lonelyLanguage } from './bnd/lonelyLanguage.ts';
import { moreServicesThanPeople } from './bnd/moreServicesThanPeople.ts';
import { mutualReference } from './bnd/mutualReference.ts';
import { nano } from './bnd/nano.ts';
import { noOwner } from './bnd/noOwner.ts';
import { acrossServices } from './code/acrossServices.ts';
import { adapterInDomain } from './code/adapterInDomain.ts';
import { besideTheClient } from './code/besideTheClient.ts';
import { besideTheOutbox } from './code/besideTheOutbox.ts';
import { foreignTable } from './code/foreignTable.ts';
import { undeclaredCall } from './code/undeclaredCall.ts';
import { undeclaredEvent } from './code/undeclaredEvent.ts';
import { undeclaredSubscription } from './code/undeclaredSubscription.ts';
import { unknownRoute } from './code/unknownRoute.ts';
import { unreadable } from './code/unreadable.ts';
import { brokenContract } from './compat/brokenContract.ts';
import { ownedTwice } from './data/ownedTwice.ts';
import { replicaNotRead } from './data/replicaNotRead.ts';
import { staleReplica } from './data/staleReplica.ts';
import { twoMigrations } from './data/twoMigrations.ts';
import { commandInDisguise } from './evt/commandInDisguise.ts';
import { keyThatDoesNotIdentify } from './evt/keyThatDoesNotIdentify.ts';
import { neverEmitted } from './evt/neverEmitted.ts';
import { thinWithCallBack } from './evt/thinWithCallBack.ts';
import { unheard } from './evt/unheard.ts';
import { notNeeded } from './lint/notNeeded.ts';
import { unknownPlace } from './lint/unknownPlace.ts';
import { unknownRule } from './lint/unknownRule.ts';
import { openCommand } from './sec/openCommand.ts';
import { pageNotLetIn } from './sec/pageNotLetIn.ts';
import { personalForAnybody } from './sec/personalForAnybody.ts';
import { personalInEvent } from './sec/personalInEvent.ts';
import { multiplied } from './slo/multiplied.ts';
import { singleReplica } from './slo/singleReplica.ts';
import { slowerCallee } from './slo/slowerCallee.ts';
import { callPerItem } from './sync/callPerItem.ts';
import { chattyPair } from './sync/chattyPair.ts';
import { circle } from './sync/circle.ts';
import { deadlineTooLong } from './sync/deadlineTooLong.ts';
import { fanOut } from './sync/fanOut.ts';
import { longChain } from './sync/longChain.ts';
import { queryThatCommands } from './sync/queryThatCommands.ts';
import { unsafeRetry } from './sync/unsafeRetry.ts';
import { eventLoop } from './tx/eventLoop.ts';
import { noSaga } from './tx/noSaga.ts';
import { notRepeatable } from './tx/notRepeatable.ts';
import { sagaAlone } from './tx/sagaAlone.ts';
import { stepWithoutAnswer } from './tx/stepWithoutAnswer.ts';
import { wideChoreography } from './tx/wideChoreography.ts';
import { wrongAnswer } from './tx/wrongAnswer.ts';

/** By family, in the order of `ruleIds`; those on exceptions look at what all others have found. */
export const rules: readonly Rule[] = [
  circle,
  longChain,
  fanOut,
  callPerItem,
  unsafeRetry,
  deadlineTooLong,
  chattyPair,
  queryThatCommands,
  multiplied,
  singleReplica,
  slowerCallee,
  ownedTwice,
  replicaNotRead,
  twoMigrations,
  staleReplica,
  noSaga,
  notRepeatable,
  wideChoreography,
  eventLoop,
  sagaAlone,
  stepWithoutAnswer,
  wrongAnswer,
  unheard,
  thinWithCallBack,
  neverEmitted,
  keyThatDoesNotIdentify,
  commandInDisguise,
  god,
  nano,
  entityService,
  layer,
  moreServicesThanPeople,
  hub,
  lonelyLanguage,
  mutualReference,
  distributedMonolith,
  noOwner,
  openCommand,
  personalInEvent,
  pageNotLetIn,
  personalForAnybody,
  brokenContract,
  unreadable,
  acrossServices,
  adapterInDomain,
  undeclaredCall,
  besideTheClient,
  undeclaredEvent,
  undeclaredSubscription,
  besideTheOutbox,
  unknownRoute,
  foreignTable,
  unknownRule,
  unknownPlace,
  notNeeded,
];

export const families = {
  SYNC: 'Calls between services',
  SLO: 'Objectives',
  DATA: 'Data and its owners',
  TX: 'Changes over several services',
  EVT: 'Events',
  BND: 'The size and the cut of services',
  SEC: 'Who may do and know what',
  COMPAT: 'Contracts that were released',
  CODE: 'Code that does not agree with the blueprint',
  LINT: 'Exceptions',
} as const;
