import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { check, createChecker } from './check.ts';
import { tryExercise } from './exercise.ts';
import { unmetExamples } from './examples.ts';
import type { Finding } from './model.ts';
import { readLanguage } from './read.ts';
import { wordingFiles, wordings } from './wordings.test-support.ts';

const language = wordings();
const checker = createChecker(language);
const found = (text: string): readonly Finding[] => check(checker, text);
const blame = (text: string): readonly string[] => check(checker, text, { groups: ['blame'] }).map((finding) => finding.text);

describe('each wording of the manual', () => {
  it('is found in its examples and left alone in the others', () => assert.deepEqual(unmetExamples(language), []));

  it('whose examples it does not meet is told by its name', () => {
    const [pattern] = language.patterns;
    assert.ok(pattern);
    const told = unmetExamples({ ...language, patterns: [{ ...pattern, match: ['Nothing is here.'], leave: pattern.match }] });
    assert.equal(told.length, 1 + pattern.match.length);
    for (const line of told) assert.match(line, new RegExp(`wording ${pattern.id}: `, 'u'));
  });

  it('says why it harms and what to write, in a sentence', () => {
    for (const { id, why, write } of language.patterns) {
      assert.match(why, /\.$/u, id);
      assert.match(write, /[.?”]$/u, id);
    }
  });

  it('has real words beside it that are no typing mistakes', () => {
    const { vocabulary } = createChecker({ ...language, words: { ...language.words, near: [] } });
    for (const word of language.words.near) assert.notEqual(vocabulary.nearest(word), 0, `“${word}” in “near” is beside no word of any wording: run \`npm run near-words\`, or take it out of words.yaml`);
  });
});

describe('a typing mistake', () => {
  it('hides no wording: letters doubled, left out, swapped or taken for others, and an apostrophe that is missing', () => {
    const mistyped = [
      'She put herelf at rsik.', 'He agreeed to stay at the man’s flat.', 'Ruby was chosing to spend her evenings there with him.', 'He refsed to say.', 'The lads went countrey in May.',
      'She enjoied being taken to restaurants by the manager.', 'He got cought sending the video.', 'The matter was logged as revnge porn.', 'She didnt engage with us.', 'He is an insel.',
    ];
    assert.deepEqual(mistyped.filter((text) => blame(text).length === 0), []);
  });

  it('is weighed as the word that was meant', () => {
    const sense = (text: string): boolean => blame(text).length > 0;
    assert.equal(sense('Sara was promiscuos, the ward’s note says.'), sense('Sara was promiscuous, the ward’s note says.'));
  });

  it('is no real word, and no name', () => {
    for (const text of ['She put herself at rink.', 'He was a great admirer of the chef.', 'Ben so willing to help.', 'He lives in a cottage on the brink.']) assert.deepEqual(blame(text), [], text);
  });
});

describe('the sense of a wording', () => {
  const weights = { base: 0.5, patterns: {}, around: { '-1': 'hospital', 1: 'police' }, within: { '-0.2': 'admitted' }, kinds: {}, runs: {} };
  const weighing = createChecker({ ...language, weights: { blame: weights, recording: weights } });
  const count = (text: string): number => check(weighing, text, { groups: ['blame'] }).length;

  it('is weighed by the words around it: some speak against the one that harms, and others for it', () => {
    assert.equal(count('She put herself at risk.'), 1);
    assert.equal(count('She put herself at risk near the hospital.'), 0);
    assert.equal(count('She put herself at risk near the hospital, the police say.'), 1);
  });

  it('is weighed by words beside each other, and by a word near one kind of wording', () => {
    const others = { ...weights, around: {}, runs: { '-1': 'notes_of_summer' }, kinds: { '-1': 'blame_river' } };
    const weighed = createChecker({ ...language, weights: { blame: others, recording: others } });
    const texts = ['The notes of summer say that she put herself at risk.', 'The summer of notes says that she put herself at risk.', 'She put herself at risk at the river.', 'She absconded to the river.'];
    assert.deepEqual(texts.map((text) => check(weighed, text, { groups: ['blame'] }).length), [0, 1, 0, 1]);
  });

  it('is weighed by its own sentence alone', () => assert.equal(count('She put herself at risk. The hospital called.'), 1));

  it('is the same whoever it is said of', () => {
    const lost = language.patterns.filter(({ group }) => group === 'blame').flatMap(({ match }) => match).filter((sentence) => /^(?:She|He) (?:was|is|has|had|will|would|\w+ed) /u.test(sentence)).flatMap((sentence) => {
      const of = (who: string): string => sentence.replace(/^(?:She|He)/u, who);
      return ['The child', 'The girl', 'This pupil', 'Amy', 'Kit', 'Mohammed', 'Liam', 'Destiny', 'Tyrese'].map(of).filter((other) => blame(other).length === 0);
    });
    assert.deepEqual(lost, []);
  });
});

describe('an aside', () => {
  it('between commas or dashes parts no wording', () => {
    assert.deepEqual(blame('Casey put, once more, herself at risk.'), ['put, once more, herself at risk']);
    assert.deepEqual(blame('She chose, even after all our warnings, to go to his house.').length, 1);
    assert.deepEqual(blame('He brought – as the file says – this on himself.').length, 1);
  });

  it('is no more than a few words, and never the end of one list and the beginning of another', () => {
    assert.deepEqual(blame('They put out food, drink, cups, plates, forks, knives, spoons, napkins, herself at risk.'), []);
  });
});

describe('what to write instead', () => {
  const instead = (text: string): string => {
    const [fitted] = found(text).flatMap((finding) => finding.fitted ?? []);
    return fitted ? text.slice(0, fitted.start) + fitted.text + text.slice(fitted.end) : text;
  };

  it('is fitted to the sentence where that is sound', () => {
    assert.equal(instead('Mia put herself at risk by meeting Mr Dale.'), 'Mr Dale’s actions put Mia at risk.');
    assert.equal(instead('She has been contacting adult men.'), 'Adult men have been contacting her.');
    assert.equal(instead('He refused to speak.'), 'He did not feel able to speak.');
    assert.equal(instead('Kit confessed to Ms Lowe.'), 'Kit told Ms Lowe.');
    assert.equal(instead('She had sex with him.'), 'She was sexually abused by him.');
    assert.equal(instead('He chose to send a picture.'), 'He sent a picture.');
  });

  it('is advice alone where nobody can know who did what', () => {
    for (const text of ['He had sex with a 12-year-old girl.', 'She agreed to meet him.', 'They sold themselves.']) assert.equal(instead(text), text);
  });
});

describe('an age', () => {
  it('tells an adult from a child', () => {
    assert.deepEqual(blame('Darren Pike, 38, admitted that he had sent it.'), []);
    assert.deepEqual(blame('Darren Pike, 12, admitted that he had sent it.'), ['admitted']);
    assert.deepEqual(blame('A 34-year-old failed to report the fire.'), []);
    assert.deepEqual(blame('The driver aged 29 put himself at risk by running.'), []);
    assert.deepEqual(blame('The runaway aged 13 put himself at risk by running.'), ['put himself at risk']);
  });

  it('shows beside “young woman” whether a child is meant', () => {
    assert.deepEqual(blame('The young lady, 13, was late.'), ['young lady']);
    assert.deepEqual(blame('The young woman, 24, was late.'), []);
    assert.deepEqual(blame('A young woman of 30 now runs the refuge.'), []);
  });
});

describe('a short form of a verb', () => {
  it('is the verb after a pronoun, and what somebody owns after a name', () => {
    for (const text of ['He’s an illegal.', "She's special needs.", 'They’re as bad as each other.', "It's just banter between him and the girl."]) assert.notEqual(blame(text).length, 0, text);
    assert.deepEqual(blame('Kai’s illegal fireworks were handed in.'), []);
    const both = "She didn't engage, and she admitted she's promiscuous.";
    for (const { start, text } of found(both)) assert.equal(both.slice(start, start + text.length), text);
    assert.ok(blame("She didn't engage.").includes("didn't engage"));
    assert.deepEqual(found('It’s said that Bilal was at the flat.').map(({ kind }) => kind), ['source']);
  });
});

describe('a denial', () => {
  it('takes the harm out of a wording, also over a few words', () => {
    for (const text of ['Kai is not manipulative.', 'At no time did Lucy put herself in danger.', 'I do not think that Ellie is promiscuous.', 'Sam is not an attention seeker, he is a frightened boy.']) assert.deepEqual(blame(text), [], text);
  });

  it('takes nothing from a wording that holds it, or that it only limits', () => {
    assert.deepEqual(blame('Kai does not engage.'), ['does not engage']);
    assert.deepEqual(blame('Kai is not only manipulative but hard to reach.'), ['manipulative', 'hard to reach']);
    assert.equal(blame('She did not care that she put herself at risk.').length, 1);
  });
});

describe('an exercise', () => {
  const tried = (id: string, text: string) => {
    const exercise = language.exercises.find((one) => one.id === id);
    assert.ok(exercise);
    return tryExercise(checker, exercise, text);
  };

  it('has something to find in its sentence, and an answer in which nothing is found and no fact lost', () => {
    assert.ok(language.exercises.length >= 8);
    for (const exercise of language.exercises) {
      assert.ok(check(checker, exercise.sentence).length > 0, exercise.id);
      assert.deepEqual(tryExercise(checker, exercise, exercise.answer).findings, [], exercise.id);
      assert.deepEqual(tryExercise(checker, exercise, exercise.answer).lost, [], exercise.id);
    }
  });

  it('tells what is gone, what is still there, which facts were lost, and a sentence that was not changed', () => {
    const attempt = tried('lift-home', 'Ella put herself at risk.');
    assert.deepEqual([attempt.findings.map(({ text }) => text), attempt.gone.some((words) => words.endsWith('met online')), attempt.lost, attempt.isUnchanged], [['put herself at risk'], true, ['man'], false]);
    assert.equal(tried('lift-home', ' ella, 14, put herself at risk by accepting a lift home from a man she met online ').isUnchanged, true);
  });
});

describe('blame', () => {
  const wordingsOfOneFamily = [
    'She put herself at risk.', 'Ella has been putting herself at risk again.', 'They are putting themselves at risk.', 'He puts himself at a risk.', 'This pupil placed himself at serious risk.',
    'The risk that she puts herself in is high.', 'He absconded.', 'She was abscounding again.', 'The absconder was found.', 'Non-engagement is a pattern with her.', 'Nonengagement is a pattern with her.',
    'She is promiscous.', 'She minimises it; he says that she is over-sexualised.', 'She is oversexualized.', 'He would not co-operate with staff.', 'He was uncooperative with staff.',
  ];
  for (const sentence of wordingsOfOneFamily) it(`is found in “${sentence}”`, () => assert.notDeepEqual(blame(sentence), []));

  it('is found in a note that leaves out of whom it speaks, however long', () => {
    for (const text of ['Continues to be manipulative towards every worker on shift at the home this month.', 'Can be attention seeking at bedtime and would not settle until past eleven last night.', 'Overnight log: absconded 23:05, came back 05:40.', 'Very manipulative at bedtime.']) assert.notDeepEqual(blame(text), [], text);
  });

  it('is found in a sentence of a record that names nobody', () => {
    const record = 'A&E note, 4 May. Fitz, 14, was brought in by his aunt at ten with a cut above the eye. He had slept on a floor for two nights and had eaten nothing since noon. ';
    const impression = 'Impression: cut to the brow, two stitches, with contributory factors that include risky online behaviour and late nights.';
    assert.deepEqual([record + impression, impression].map((text) => found(text).map(({ pattern }) => pattern)), [['risk-taking'], []]);
  });

  it('is found of the child where somebody else is only spoken to, or speaks between the words', () => {
    for (const text of ['Third visit, with the police officer. Esme failed to say no.', 'What Rosa told the officer does not add up and I think she made it up.', 'He has, on days that we know of, put himself in serious danger.']) assert.notDeepEqual(blame(text), [], text);
  });

  it('has an exact place, a kind, a reason, something to write, a principle and a source', () => {
    const text = '😀 Notes. She put herself at risk by meeting him.';
    const [finding] = found(text);
    assert.ok(finding);
    assert.equal(text.slice(finding.start, finding.end), 'put herself at risk');
    assert.equal(finding.text, 'put herself at risk');
    assert.equal(finding.kind, 'blame');
    for (const words of [finding.why, finding.suggest, finding.principle, finding.source]) assert.notEqual(words, '');
  });

  it('shows the words that harm, without a helping verb or an article at their ends', () => {
    for (const [text, words] of [['He is a liar.', 'liar'], ['Kyle is damaged goods.', 'damaged goods'], ['She had it coming.', 'had it coming'], ['Ben admitted that he sent the picture.', 'admitted']] as const) assert.deepEqual(blame(text), [words]);
  });

  const fitted: readonly (readonly [sentence: string, written: string])[] = [
    ['She put herself at risk by meeting him.', 'His actions put her at risk.'],
    ['She has been contacting adult men.', 'Adult men have been contacting her.'],
    ['He did not engage with the worker.', 'We have not yet found a way of working with him that suits him.'],
    ['Ben absconded on Friday.', 'Ben was missing on Friday.'],
    ['The phone held child pornography.', 'The phone held child sexual abuse material.'],
    ['Kim admitted that there were more.', 'Kim said that there were more.'],
  ];
  for (const [sentence, written] of fitted) {
    it(`is rewritten where that is sound: “${written}”`, () => {
      const finding = found(sentence).find(({ fitted: one }) => one !== null);
      assert.ok(finding?.fitted, JSON.stringify(found(sentence)));
      const { start, end, text } = finding.fitted;
      assert.equal(sentence.slice(0, start) + text + sentence.slice(end), written);
      assert.equal(finding.suggest, text);
    });
  }
});

describe('nothing is flagged', () => {
  const left: readonly (readonly [why: string, text: string])[] = [
    ['in the child’s words', 'Mia said: “I put myself at risk. It is my own fault.”'],
    ['in straight quotation marks', 'He wrote "she was asking for it" in the group.'],
    ['under a heading that says so', 'Child’s own words: it is all my own fault and I absconded'],
    ['after words that say so', 'Told in Makena’s words, spoken to Miss Duffy at 16:20: I put myself at risk and it is my own fault.'],
    ['in what somebody told in their own words', 'Jaydon told me, in his own words, that he was a drug runner and that he absconded.'],
    ['in a quoted line', '> she is promiscuous\n\nThis was the message.'],
    ['in the title of a law or a policy', 'Our Child Sexual Exploitation and Missing (Absconding) Policy was read.'],
    ['in the title of a course', 'All new foster carers attend the course Safe Choices and Why Didn’t She Tell, which lasts half a day.'],
    ['where the wording is rejected', 'We must not say that she put herself at risk.'],
    ['where the next sentence takes it back', 'The log says that Idris put himself at risk. That is untrue: he was driven there.'],
    ['where it is only asked', 'Streetwise? Idris is eight and has never been on a bus alone.'],
    ['where the answer gives the reason', 'Why didn’t she tell anyone at all in those weeks? Because the man had her phone.'],
    ['where it is replaced', 'Write that he was exploited instead of saying that he made poor choices.'],
    ['where it is denied', 'It was never her fault.'],
    ['in another sense', 'The card was set to promiscuous mode for the lifestyle magazine.'],
    ['of an adult', 'The suspect admitted the offence and lied to officers.'],
    ['of a machine', 'The page failed to load and the engine would not engage.'],
  ];
  it('but in the writer’s own words', () => {
    for (const text of ['In other words: she put herself at risk.', 'In my own words: she put herself at risk.', 'He did not write in his own words. He absconded.']) assert.equal(blame(text).length, 1, text);
  });
  it('but where the next sentence says something else, stands in another paragraph, or what is asked is taken for granted', () => {
    for (const text of ['Idris put himself at risk. That is the third time.', 'Idris put himself at risk.\n\nThat is untrue of the others.', 'Why did Idris put himself at risk? The road was dark.']) assert.equal(blame(text).length, 1, text);
  });
  for (const [why, text] of left) it(why, () => assert.deepEqual(found(text).map((finding) => finding.text), []));
});

describe('faults of a record', () => {
  it('are told beside what blames, also on the same words', () => {
    assert.deepEqual(found('Samira was clearly lying about Sunday.').map(({ group }) => group).toSorted(), ['blame', 'recording']);
  });

  it('are letters in the place of a name, and no letters of anything else', () => {
    const letters = (text: string): readonly string[] => found(text).filter(({ kind }) => kind === 'initials').map(({ text: own }) => own);
    for (const [text, letter] of [['K told me at 10.05am that her arm hurt.', 'K'], ['S’s mother rang the office.', 'S’s'], ['Ms Gray saw J. and Connor at noon.', 'J'], ['Mr Owen spoke to T and his brother.', 'T']] as const) assert.deepEqual(letters(text), [letter], text);
    for (const text of ['Mrs D. Bantock came.', 'Mr R Dunmore came at noon.', 'Plan B was agreed at noon.', 'Vitamin C is in oranges.', 'I told Ms Gray.', 'A bus came.']) assert.deepEqual(letters(text), [], text);
  });

  it('are no letter of a class, and no “I” on a line of its own', () => {
    const letters = (text: string): readonly string[] => found(text).filter(({ kind }) => kind === 'initials').map(({ text: own }) => own);
    assert.deepEqual(['Written by her tutor 9K on 11 March.', 'Spoke to her support worker\nI called the school at nine.'].flatMap(letters), []);
    assert.deepEqual(letters('Spoke to her brother K at nine.'), ['K']);
  });

  it('are numbers in the place of a name, and no ages and no lists', () => {
    const numbers = (text: string): readonly string[] => found(text).filter(({ kind }) => kind === 'initials').map(({ text: own }) => own);
    assert.deepEqual(['Pupil 6 got out at the wrong stop.', 'We rang Child 2’s mother at ten.', 'The list was found with Child 12. He was calm.'].flatMap(numbers), ['Pupil 6', 'Child 2', 'Child 12']);
    assert.deepEqual(['Child 1: Mason Lee, 9.', 'Child 3 years old.', 'Girls 4 and 5 swam first.', 'Boys 12 to 14 play at two.'].flatMap(numbers), []);
  });

  it('are words in capitals, but no heading before what it is of', () => {
    const capitals = (text: string): readonly string[] => found(text).filter(({ kind }) => kind === 'emphasis').map(({ text: own }) => own);
    assert.deepEqual(['CASE TRANSFER SUMMARY: to the Exploitation Team\nChild: Hana, 12.', '2. CORE GROUP MEETING, Amara (11)\nHeld on 23 January.', 'LEGAL PLANNING MEETING 30 March, the notes'].flatMap(capitals), []);
    assert.deepEqual(capitals('Seen on 12/05/2026 BRUISED LEFT ARM, says the nurse.'), ['BRUISED LEFT ARM']);
    assert.deepEqual(['HE WAS LATE AGAIN, for the third time.', 'Hana was told NEVER TO RING, by her aunt.'].flatMap(capitals), ['HE WAS LATE AGAIN', 'NEVER TO RING']);
  });

  it('are shown apart and can be turned off', () => {
    const text = 'Staff feel that he was asking for it!';
    assert.deepEqual(found(text).map(({ group }) => group), ['recording', 'blame', 'recording']);
    assert.deepEqual(check(checker, text, { groups: ['blame'] }).map(({ group }) => group), ['blame']);
  });

  it('are no names that are spelt like a short form', () => {
    for (const text of ['Pru rang the office at 9.15.', 'I saw Pru and her brother at 9.15.', 'DC Hoy took the phone at noon.']) assert.deepEqual(found(text), [], text);
    for (const text of ['The PRU rang the office at 9.15.', 'The Lado rang the office at 9.15.']) assert.equal(found(text).length, 1, text);
  });

  it('forgive a short form that the text has written out', () => {
    assert.deepEqual(found('He is at risk of child sexual exploitation (CSE). The CSE screening is on Monday at 2pm.'), []);
    assert.equal(found('The CSE screening is on Monday at 2pm.').length, 1);
  });
});

describe('any text', () => {
  const words = fc.constantFrom(...language.patterns.flatMap(({ match }) => match).flatMap((sentence) => sentence.split(' ')), '“', '”', '"', '\n', '\n\n', '(', ')', '😀', '!', 'A', '’');
  it('gives findings in order, those of a group apart from each other, within the text, and their own words', () => {
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.array(words, { maxLength: 80 }).map((some) => some.join(' '))), (text) => {
      const last = { blame: 0, recording: 0 };
      let before = 0;
      for (const { start, end, text: own, group } of found(text)) {
        assert.ok(start >= before && start >= last[group] && end > start && end <= text.length);
        assert.equal(own, text.slice(start, end));
        before = start;
        last[group] = end;
      }
    }), { numRuns: 500 });
  });
});

describe('what has been learned', () => {
  it('is of wordings that there are: after renaming one, run `npm run weigh-words`', () => {
    const known = new Set(language.patterns.map(({ id }) => id));
    const weighed = [language.weights?.blame, language.weights?.recording].flatMap((weights) => Object.values(weights?.patterns ?? {})).flatMap((ids) => ids.split(' '));
    assert.ok(weighed.length > 20);
    assert.deepEqual(weighed.filter((id) => !known.has(id)), []);
  });

  it('says where to look first, and not what is found: without it the same words are found', () => {
    const text = language.patterns.flatMap(({ match }) => match).join('\n');
    const others = check(createChecker({ ...language, often: {} }), text);
    const found = check(checker, text);
    const lost = (from: readonly Finding[], by: readonly Finding[]): readonly Finding[] => from.filter((one) => !by.some((other) => one.start < other.end && other.start < one.end));
    assert.deepEqual([...lost(others, found), ...lost(found, others)].map((finding) => finding.text), []);
  });
});

describe('wordings with faults do not load', () => {
  const files = wordingFiles().filter(({ path }) => /\/(?:words|principles|sources|exercises|blame)\.yaml$/u.test(path));
  const pattern = 'group: blame\nkind: blame\nprinciple: responsibility\nsource: ukcis-victim-blaming\npatterns:\n  - id: one\n    find: ["some wording"]\n    why: It harms.\n    write: Something.\n';
  const examples = '    match: ["Some wording here."]\n    leave: ["None."]\n';
  const faultsOf = (text: string): readonly string[] => {
    const read = readLanguage([...files, { path: 'own.yaml', text }]);
    return read.ok ? [] : read.faults.map(({ file, line, message, mend }) => `${file}:${line} ${message} ${mend}`);
  };
  const bad: readonly (readonly [what: string, text: string, says: RegExp])[] = [
    ['no examples to find', `${pattern}    leave: ["None."]\n`, /own\.yaml:6 .*no examples in “match”/u],
    ['no examples to leave alone', `${pattern}    match: ["Some wording here."]\n`, /own\.yaml:6 .*no examples in “leave”/u],
    ['a bracket that is not closed', `${pattern.replace('some wording', 'some (wording')}${examples}`, /own\.yaml:6 .*not closed with “\)”/u],
    ['an unknown group of words', `${pattern.replace('some wording', '@nobody wording')}${examples}`, /“@nobody”.*no group/u],
    ['an unknown kind', `${pattern.replace('kind: blame', 'kind: shame')}${examples}`, /“shame” is no kind.*blame, agency/u],
    ['an unknown key', `${pattern}    finds: []\n${examples}`, /“finds” is not known here.*find/u],
    ['an id that is taken', `${pattern.replace('id: one', 'id: own-fault')}${examples}`, /Two wordings are called “own-fault”/u],
    ['no YAML', 'group: [', /own\.yaml:1 .*not valid YAML/u],
  ];
  for (const [what, text, says] of bad) it(`${what}: told with file, line and how to mend it`, () => assert.match(faultsOf(text).join('\n'), says));
  it('weights that are no numbers: told with file and line', () => {
    const group = 'base: much\n  patterns: {}\n  around: {heavy: "word"}\n  within: {}\n  kinds: {}\n  runs: {}\n';
    const read = readLanguage([...files.filter(({ path }) => !path.endsWith('weights.yaml')), { path: 'language/weights.yaml', text: `blame:\n  ${group}recording:\n  ${group}` }]);
    assert.deepEqual(read.ok ? [] : read.faults.map(({ file, line, message }) => `${file}:${line} ${message}`), [
      'language/weights.yaml:2 “base” is missing or is no number', 'language/weights.yaml:4 “heavy” is no weight', 'language/weights.yaml:9 “base” is missing or is no number', 'language/weights.yaml:11 “heavy” is no weight',
    ]);
  });
  const faultsOfWords = (from: string, to: string): readonly string[] => {
    const read = readLanguage(files.map((file) => (file.path.endsWith('words.yaml') ? { ...file, text: file.text.replace(from, to) } : file)));
    return read.ok ? [] : read.faults.map(({ file, line, message, mend }) => `${file}:${line} ${message} ${mend}`);
  };

  for (const list of ['rejections', 'verdicts']) {
    it(`one of the ${list} that cannot be read: told at its line`, () => {
      const { text } = files.find(({ path }) => path.endsWith('words.yaml')) ?? { text: '' };
      const at = text.split('\n').findIndex((line) => line.startsWith(`${list}:`)) + 2;
      assert.deepEqual(faultsOfWords(`${list}:\n`, `${list}:\n  - "(not|never"\n`).map((fault) => fault.split(' ')[0]), [`language/words.yaml:${at}`]);
    });
  }

  it('a group that names one that is not there, or itself: told with its name', () => {
    assert.match(faultsOfWords('groups:\n', 'groups:\n  pets: [cat, "@dogs"]\n').join('\n'), /words\.yaml:\d+ “@dogs” in “@pets” is no group/u);
    assert.match(faultsOfWords('groups:\n', 'groups:\n  pets: [cat, "@dogs"]\n  dogs: ["@pets"]\n').join('\n'), /words\.yaml:\d+ “@pets” names itself/u);
  });

  it('and one without faults does', () => assert.deepEqual(faultsOf(pattern + examples), []));
});
