import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { loadLexicon } from '../../../src/core/lexicon/load.js';
import { Suggester } from '../../../src/core/matching/suggest.js';
import { loadTagset } from '../../../src/core/tagset/load.js';

const { tagset } = loadTagset(readFileSync('seeds/tagset.yaml', 'utf8'));

/** Forms by their label, those of one concept joined by `|`; what is suggested with them and the patterns, as `LABEL exact`. */
function suggested(text: string, forms: Readonly<Record<string, readonly string[]>>): string[] {
  const concepts = Object.entries(forms).flatMap(([label, labelled]) =>
    labelled.map((written, index) => {
      const [prefLabel, ...altLabel] = written.split('|');
      return { id: `${label.toLowerCase()}-${index}`, label, prefLabel, altLabel, definition: 'x' };
    }),
  );
  const { lexicon } = loadLexicon(JSON.stringify({ schemaVersion: 1, id: 'l', version: '1.0.0', language: 'vi', title: 'x', concepts }));
  return new Suggester({ tagset: tagset!, lexicons: [lexicon!] }).suggest(text, [{ start: 0, end: text.length, opaque: [] }]).map(({ label, start, end }) => `${label} ${text.slice(start, end)}`);
}

describe('mentions inside others', () => {
  it('are none where they are the head of a longer name of the same kind', () => {
    const forms = { ORG: ['Hội đồng Bảo an', 'Hội đồng Bảo an Liên hợp quốc', 'Liên hợp quốc'] };
    assert.deepEqual(suggested('tại Hội đồng Bảo an Liên hợp quốc', forms), ['ORG Hội đồng Bảo an Liên hợp quốc', 'ORG Liên hợp quốc']);
    assert.deepEqual(suggested('tại Hội đồng Bảo an', forms), ['ORG Hội đồng Bảo an']);
  });

  it('are none where they are another form of the same concept', () => {
    assert.deepEqual(suggested('tại Phái bộ UNMISS', { ORG: ['UNMISS|Phái bộ UNMISS'] }), ['ORG Phái bộ UNMISS']);
    assert.deepEqual(suggested('tại Phái bộ UNMISS', { ORG: ['UNMISS', 'Phái bộ UNMISS'] }), ['ORG Phái bộ UNMISS', 'ORG UNMISS']);
  });

  it('stay at the head of a name of another kind', () => {
    assert.deepEqual(suggested('ngoại giao phục vụ phát triển là nhiệm vụ trung tâm', { POLICY: ['ngoại giao phục vụ phát triển là nhiệm vụ trung tâm'], FIELD: ['ngoại giao phục vụ phát triển'] }), [
      'POLICY ngoại giao phục vụ phát triển là nhiệm vụ trung tâm',
      'FIELD ngoại giao phục vụ phát triển',
    ]);
  });

  it('are none where a bare actor is an attribute, and stay where it is a complement or has its own', () => {
    const forms = { FIELD: ['đối ngoại địa phương', 'công tác người Việt Nam ở nước ngoài', 'đối ngoại của địa phương'], ACTOR: ['địa phương', 'người Việt Nam ở nước ngoài'] };
    assert.deepEqual(suggested('đối ngoại địa phương', forms), ['FIELD đối ngoại địa phương']);
    assert.deepEqual(suggested('đối ngoại của địa phương', forms), ['FIELD đối ngoại của địa phương', 'ACTOR địa phương']);
    assert.deepEqual(suggested('công tác người Việt Nam ở nước ngoài', forms), ['FIELD công tác người Việt Nam ở nước ngoài', 'ACTOR người Việt Nam ở nước ngoài']);
    assert.deepEqual(suggested('các chuyến công tác địa phương', forms), []);
  });

  it('are none where a quantity counts them, or they qualify what it counts', () => {
    const forms = { ACTOR: ['chính đảng', 'nhân dân'], TERM: ['hiệp định thương mại tự do'] };
    assert.deepEqual(suggested('quan hệ với 247 chính đảng', forms), ['QTY 247 chính đảng']);
    assert.deepEqual(suggested('với 1.200 tổ chức nhân dân', forms), ['QTY 1.200 tổ chức']);
    assert.deepEqual(suggested('15 hiệp định thương mại tự do', forms), ['QTY 15 hiệp định thương mại tự do', 'TERM hiệp định thương mại tự do']);
  });

  it('are none where they are single members of a formula, and stay where each member is known', () => {
    const forms = {
      GOAL: ['chủ quyền, thống nhất và toàn vẹn lãnh thổ', 'chủ quyền, quyền chủ quyền và quyền tài phán'],
      TERM: ['chủ quyền', 'toàn vẹn lãnh thổ', 'quyền chủ quyền', 'quyền tài phán'],
    };
    assert.deepEqual(suggested('bảo vệ chủ quyền, thống nhất và toàn vẹn lãnh thổ', forms), ['GOAL chủ quyền, thống nhất và toàn vẹn lãnh thổ']);
    assert.deepEqual(suggested('bảo vệ chủ quyền, quyền chủ quyền và quyền tài phán', forms), [
      'GOAL chủ quyền, quyền chủ quyền và quyền tài phán', 'TERM chủ quyền', 'TERM quyền chủ quyền', 'TERM quyền tài phán',
    ]);
  });

  it('are none where they are common words or numbers of a name', () => {
    assert.deepEqual(suggested('Diễn đàn Doanh nghiệp Việt Nam - Hàn Quốc', { ACTOR: ['doanh nghiệp'] }), ['EVENT Diễn đàn Doanh nghiệp Việt Nam - Hàn Quốc']);
    assert.deepEqual(suggested('Thông tư số 04/2023/TT-BNG', { ORG: ['BNG'] }), ['DOC Thông tư số 04/2023/TT-BNG']);
    assert.deepEqual(suggested('hãng Vietnam Airlines', { LOC: ['Vietnam'], ORG: ['Vietnam Airlines'] }), ['ORG Vietnam Airlines']);
    assert.deepEqual(suggested('Hiệp định Việt Nam-EU', { ORG: ['EU'], DOC: ['Hiệp định Việt Nam-EU'] }), ['DOC Hiệp định Việt Nam-EU', 'ORG EU']);
  });
});

describe('an office', () => {
  it('goes on to the end of the body that a lexicon knows', () => {
    const forms = { ROLE: ['Cục trưởng', 'Tư lệnh'], ORG: ['Cục Gìn giữ hòa bình Việt Nam', 'Bộ Tư lệnh miền Đông'] };
    assert.deepEqual(suggested('gặp Cục trưởng Cục Gìn giữ hòa bình Việt Nam', forms), ['ROLE Cục trưởng Cục Gìn giữ hòa bình Việt Nam', 'ORG Cục Gìn giữ hòa bình Việt Nam']);
    assert.deepEqual(suggested('gặp Tư lệnh Bộ Tư lệnh miền Đông', forms), ['ROLE Tư lệnh Bộ Tư lệnh miền Đông', 'ORG Bộ Tư lệnh miền Đông']);
    assert.deepEqual(suggested('gặp Tư lệnh, Bộ Tư lệnh miền Đông', forms), ['ROLE Tư lệnh', 'ORG Bộ Tư lệnh miền Đông']);
  });
});

describe('mentions that cross', () => {
  it('are decided for the entity', () => {
    const forms = { ACTOR: ['các cơ quan đại diện'], ORG: ['Cơ quan đại diện Việt Nam ở nước ngoài'] };
    assert.deepEqual(suggested('các Cơ quan đại diện Việt Nam ở nước ngoài', forms), ['ORG Cơ quan đại diện Việt Nam ở nước ngoài']);
  });

  it('are decided for the longer of two terms, then for the first', () => {
    const forms = { TERM: ['quan hệ đối tác', 'đối tác chiến lược toàn diện', 'hợp tác an ninh', 'an ninh mạng'] };
    assert.deepEqual(suggested('quan hệ đối tác chiến lược toàn diện', forms), ['TERM đối tác chiến lược toàn diện']);
    assert.deepEqual(suggested('hợp tác an ninh mạng', forms), ['TERM hợp tác an ninh']);
  });
});

describe('a form of a task', () => {
  const forms = { TASK: ['củng cố tin cậy chính trị'], GOAL: ['môi trường hòa bình'] };

  it('is a task where the text sets it', () => {
    assert.deepEqual(suggested('Hai bên cần củng cố tin cậy chính trị.', forms), ['TASK củng cố tin cậy chính trị']);
  });

  it('is none where the text reports it', () => {
    assert.deepEqual(suggested('Hai bên đã củng cố tin cậy chính trị.', forms), []);
    assert.deepEqual(suggested('góp phần củng cố tin cậy chính trị, giữ vững môi trường hòa bình', forms), ['GOAL môi trường hòa bình']);
  });
});

describe('a form with several labels', () => {
  it('is an aim after «vì»', () => {
    const forms = { PRINCIPLE: ['hòa bình, hợp tác và phát triển'], GOAL: ['hòa bình, hợp tác và phát triển'] };
    assert.deepEqual(suggested('đường lối hòa bình, hợp tác và phát triển', forms), ['PRINCIPLE hòa bình, hợp tác và phát triển']);
    assert.deepEqual(suggested('vì hòa bình, hợp tác và phát triển', forms), ['GOAL hòa bình, hợp tác và phát triển']);
  });
});

describe('the name of a state of one syllable', () => {
  const forms = { LOC: ['Pháp', 'Mỹ', 'Anh', 'Áo'] };

  it('is a state among small words, after an office and inside an organ', () => {
    assert.deepEqual(suggested('Việc Mỹ và Pháp rút khỏi', forms), ['LOC Mỹ', 'LOC Pháp']);
    assert.deepEqual(suggested('gặp Tổng thống Mỹ Joe Biden', forms), ['ROLE Tổng thống Mỹ', 'LOC Mỹ', 'PER Joe Biden']);
    assert.deepEqual(suggested('thăm Bộ Công Thương Pháp', forms), ['ORG Bộ Công Thương Pháp', 'LOC Pháp']);
  });

  it('is none where it begins a common word', () => {
    assert.deepEqual(suggested('Pháp luật quy định. Áo dài', forms), []);
  });

  it('is none where it is a syllable of another name, or one that is addressed', () => {
    assert.deepEqual(suggested('ở sân Mỹ Đình, công ty Minh Anh', forms), []);
    assert.deepEqual(suggested('gặp bà Mỹ', forms), ['PER Mỹ']);
    assert.deepEqual(suggested('hãng Mỹ Linh, vợ chồng Mỹ', forms), []);
  });

  it('is none where a numbered ship bears it', () => {
    assert.deepEqual(suggested('tàu khảo sát Hải Dương 8 rời đi. Hải Dương 8', { LOC: ['Hải Dương'] }), ['LOC Hải Dương']);
  });

  it('is none where it begins a common word in any form of Unicode', () => {
    for (const form of ['NFC', 'NFD'] as const) assert.deepEqual(suggested('cá nhân, PHÁP NHÂN'.normalize(form), forms), []);
  });

  it('is a person at the beginning of a sentence that speaks of no other place', () => {
    assert.deepEqual(suggested('Mọi người về.\nAnh kể lại. Anh ấy cười.\n- Anh này!', forms), []);
    assert.deepEqual(suggested('Anh và Pháp ra tuyên bố. Hợp tác với Anh', forms), ['LOC Anh', 'LOC Pháp', 'LOC Anh']);
  });
});

describe('the United Nations', () => {
  it('are not the beginning of a union of the people', () => {
    const forms = { ORG: ['Liên hiệp quốc'] };
    assert.deepEqual(suggested('tại Liên hiệp Quốc', forms), ['ORG Liên hiệp Quốc']);
    assert.deepEqual(suggested('Hội Liên hiệp Quốc dân Việt Nam', forms), ['ORG Hội Liên hiệp Quốc dân Việt Nam']);
  });
});

describe('the word for a kind of place', () => {
  it('is no part of a name where it counts or collects', () => {
    const forms = { LOC: ['tỉnh Ninh Thuận', 'Ninh Thuận', 'Gia Lai'] };
    assert.deepEqual(suggested('hai tỉnh Ninh Thuận và Gia Lai', forms), ['QTY hai tỉnh', 'LOC Ninh Thuận', 'LOC Gia Lai']);
    assert.deepEqual(suggested('các tỉnh Ninh Thuận, Gia Lai', forms), ['LOC Ninh Thuận', 'LOC Gia Lai']);
    assert.deepEqual(suggested('tại tỉnh Ninh Thuận', forms), ['LOC tỉnh Ninh Thuận']);
  });
});
