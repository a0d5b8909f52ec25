#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Dossier authors
"""exported.py PROGRAM - what “dossier export” writes is read by other programs as it is meant.

xmllint and networkx read GraphML, rdflib JSON-LD and Web Annotations, PyYAML the front matter of notes, Python's own
parsers JSON and CSV; each line for FollowTheMoney is held against the schemata it names. A reader that is not installed is said and
left out.
"""
import csv
import datetime
import io
import json
import os
import shutil
import subprocess
import sys
import tempfile

STORIES = [
    ('A move', '2024-08-06', 'John Schulman, a co-founder of OpenAI, has left the company. John Schulman joined Anthropic.'),
    ('Money <&> “more”', '2024-08-09', 'Amazon invested $4 billion in Anthropic. Mira Murati may join Anthropic.'),
    ('A deal', '2024-08-10', 'Microsoft acquired Nuance for $19.7 billion in March 2022. OpenAI partnered with Microsoft.'),
    ('No', '2024-08-11', 'Elon Musk denied that John Schulman would join xAI.'),
]

# https://followthemoney.tech/explorer/schemata/: what Dossier uses of each schema, and what a schema must have
INTERVAL = {'date', 'startDate', 'endDate', 'summary', 'description', 'publisher', 'sourceUrl'}
INTEREST = INTERVAL | {'role', 'status'}
SCHEMATA = {
    'Person': ({'name', 'alias'}, {'name'}, {}),
    'Company': ({'name', 'alias'}, {'name'}, {}),
    'Organization': ({'name', 'alias'}, {'name'}, {}),
    'PublicBody': ({'name', 'alias'}, {'name'}, {}),
    'Employment': (INTEREST, {'employee', 'employer'}, {'employee': {'Person'}, 'employer': {'Company', 'Organization', 'PublicBody'}}),
    'Membership': (INTEREST, {'member', 'organization'}, {'member': None, 'organization': {'Company', 'Organization', 'PublicBody'}}),
    'Ownership': (INTEREST, {'owner', 'asset'}, {'owner': None, 'asset': {'Company'}}),
    'Payment': (INTERVAL | {'purpose', 'amount', 'currency'}, {'payer', 'beneficiary'}, {'payer': None, 'beneficiary': None}),
    'UnknownLink': (INTEREST, {'subject', 'object'}, {'subject': None, 'object': None}),
}


# http://www.w3.org/ns/anno.jsonld: the terms of it that Dossier uses. Nothing is fetched.
IRI, WORD = {'@type': '@id'}, {'@type': '@vocab'}
XSD = 'http://www.w3.org/2001/XMLSchema#'
ANNOTATION_CONTEXT = {
    'oa': 'http://www.w3.org/ns/oa#', 'as': 'http://www.w3.org/ns/activitystreams#', 'dc': 'http://purl.org/dc/elements/1.1/',
    'dcterms': 'http://purl.org/dc/terms/', 'dctypes': 'http://purl.org/dc/dcmitype/', 'foaf': 'http://xmlns.com/foaf/0.1/',
    'rdf': 'http://www.w3.org/1999/02/22-rdf-syntax-ns#', 'rdfs': 'http://www.w3.org/2000/01/rdf-schema#',
    'id': '@id', 'type': '@type', 'Annotation': 'oa:Annotation', 'TextualBody': 'oa:TextualBody',
    'SpecificResource': 'oa:SpecificResource', 'TextQuoteSelector': 'oa:TextQuoteSelector',
    'TextPositionSelector': 'oa:TextPositionSelector', 'TimeState': 'oa:TimeState', 'CssStylesheet': 'oa:CssStyle',
    'Text': 'dctypes:Text', 'Person': 'foaf:Person', 'Organization': 'foaf:Organization',
    'AnnotationCollection': 'as:OrderedCollection', 'AnnotationPage': 'as:OrderedCollectionPage',
    'commenting': 'oa:commenting', 'highlighting': 'oa:highlighting', 'tagging': 'oa:tagging', 'identifying': 'oa:identifying',
    'body': {'@id': 'oa:hasBody', **IRI}, 'target': {'@id': 'oa:hasTarget', **IRI}, 'source': {'@id': 'oa:hasSource', **IRI},
    'selector': {'@id': 'oa:hasSelector', **IRI}, 'state': {'@id': 'oa:hasState', **IRI},
    'stylesheet': {'@id': 'oa:styledBy', **IRI}, 'styleClass': 'oa:styleClass', 'exact': 'oa:exact', 'prefix': 'oa:prefix',
    'suffix': 'oa:suffix', 'value': 'rdf:value', 'format': 'dc:format', 'language': 'dc:language', 'name': 'foaf:name',
    'label': 'rdfs:label', 'motivation': {'@id': 'oa:motivatedBy', **WORD}, 'purpose': {'@id': 'oa:hasPurpose', **WORD},
    'created': {'@id': 'dcterms:created', '@type': XSD + 'dateTime'},
    'modified': {'@id': 'dcterms:modified', '@type': XSD + 'dateTime'},
    'sourceDate': {'@id': 'oa:sourceDate', '@type': XSD + 'dateTime'},
    'start': {'@id': 'oa:start', '@type': XSD + 'nonNegativeInteger'}, 'end': {'@id': 'oa:end', '@type': XSD + 'nonNegativeInteger'},
    'total': {'@id': 'as:totalItems', '@type': XSD + 'nonNegativeInteger'}, 'first': {'@id': 'as:first', **IRI},
    'startIndex': {'@id': 'as:startIndex', '@type': XSD + 'nonNegativeInteger'},
    'items': {'@id': 'as:items', '@container': '@list', **IRI},
}
QUOTE, NOTE = 'joined Anthropic', 'a "note": <b> & {x}\n---\n# [y]'


class Desk:
    def __init__(self, program, folder):
        self.command = [program, '--library', folder + '/library.db']
        self.folder = folder
        for title, date, text in STORIES:
            self.run('add', '-', '--title', title, '--date', date, stdin=text)

    def run(self, *arguments, stdin=''):
        done = subprocess.run([*self.command, *arguments], input=stdin, text=True, stdout=subprocess.PIPE, check=True)
        return done.stdout

    def export(self, kind):
        path = f'{self.folder}/out.{kind}'
        self.run('export', '--graph', kind, path)
        return path


def check_ftm(desk):
    entities = [json.loads(line) for line in open(desk.export('ftm'), encoding='utf-8')]
    schema_of = {entity['id']: entity['schema'] for entity in entities}
    assert len(schema_of) == len(entities), 'an id stands twice'
    for entity in entities:
        plain, required, ends = SCHEMATA[entity['schema']]
        properties = entity['properties']
        assert required <= set(properties), f'{entity} lacks something'
        assert set(properties) <= plain | set(ends), f'{entity} has something that its schema does not know'
        for name, values in properties.items():
            assert values and all(isinstance(value, str) and value for value in values), f'{entity}: {name}'
        for name, kinds in ends.items():
            kind = schema_of[properties[name][0]]
            assert kinds is None or kind in kinds, f'{entity}: {name} is of the schema {kind}'
    kinds = [entity['schema'] for entity in entities]
    assert {'Employment', 'Membership', 'Payment', 'UnknownLink'} <= set(kinds), kinds
    return len(entities)


def check_page(desk):
    written = json.loads(desk.run('export', '--dossier', 'John Schulman', '--format', 'json'))
    sources = written['sources']
    for fact in written['timeline']:
        assert fact['sources'] and all(sources[index]['sentence'] for index in fact['sources']), fact
    assert any(fact['nature'] == 'denied' for fact in written['timeline'])
    page = desk.run('export', '--dossier', 'John Schulman', '--format', 'html')
    assert 'http' not in page.replace('http-equiv', ''), 'the page asks for something'
    return len(sources)


def check_xmllint(desk):
    subprocess.run(['xmllint', '--nonet', '--noout', desk.export('graphml')], check=True)
    desk.run('export', '--dossier', 'John Schulman', '--format', 'html', desk.folder + '/page.html')
    said = subprocess.run(['xmllint', '--nonet', '--noout', '--html', desk.folder + '/page.html'], text=True,
                          stderr=subprocess.PIPE, check=True).stderr
    # It knows the elements of HTML 4 alone.
    wrong = [line for line in said.splitlines() if ' error ' in line and 'Tag main invalid' not in line
             and 'Tag header invalid' not in line]
    assert not wrong, wrong
    return 2


def check_networkx(desk):
    import networkx
    graph = networkx.read_graphml(desk.export('graphml'))
    labels = networkx.get_node_attributes(graph, 'label')
    ties = {(labels[a], data['kind'], labels[b], data['certainty']) for a, b, data in graph.edges(data=True)}
    assert ('John Schulman', 'left', 'OpenAI', 'stated') in ties, ties
    assert ('Mira Murati', 'joined', 'Anthropic', 'rumoured') in ties, ties
    assert not any('xAI' in tie for tie in ties), ties
    assert all(data['sentence'] and data['published'] for _, _, data in graph.edges(data=True))
    assert 'xAI' in labels.values()
    return len(ties)


def check_rdflib(desk):
    import rdflib
    schema = rdflib.Namespace('https://schema.org/')
    graph = rdflib.Graph().parse(desk.export('jsonld'), format='json-ld')
    names = {str(name): node for node, name in graph.subject_objects(schema.name) if (node, schema.actionStatus, None) not in graph}
    roles = [role for role in graph.objects(names['John Schulman'], schema.worksFor)]
    assert any(graph.value(role, schema.worksFor) == names['Anthropic'] for role in roles), roles
    claim = graph.value(roles[0], schema.subjectOf)
    assert 'joined Anthropic' in str(graph.value(claim, schema.text))
    assert str(graph.value(graph.value(claim, schema.appearance), schema.headline)) == 'A move'
    assert not list(graph.objects(names['Mira Murati'], schema.worksFor)), 'a rumour became a tie'
    assert not list(graph.triples((None, None, names['xAI']))), 'what is denied became a tie'
    return len(graph)


def annotate(desk):
    story = json.loads(desk.run('find', 'title:move', '--json').splitlines()[0])['id']
    desk.run('annotate', story, '--quote', QUOTE, '--note', NOTE, '--color', 'pink')


def check_annotations(desk):
    import rdflib
    oa = rdflib.Namespace('http://www.w3.org/ns/oa#')
    rdf = rdflib.RDF
    written = json.loads(desk.run('export', 'highlights', '--format', 'web-annotation'))
    assert written['@context'] == 'http://www.w3.org/ns/anno.jsonld', written['@context']
    written['@context'] = ANNOTATION_CONTEXT
    graph = rdflib.Graph().parse(data=json.dumps(written), format='json-ld')
    annotation, = graph.subjects(rdf.type, oa.Annotation)
    assert str(annotation).startswith('urn:uuid:'), annotation
    assert (annotation, oa.motivatedBy, oa.commenting) in graph
    body, target = graph.value(annotation, oa.hasBody), graph.value(annotation, oa.hasTarget)
    assert str(graph.value(body, rdf.value)) == NOTE and (body, oa.hasPurpose, oa.commenting) in graph
    assert str(graph.value(target, oa.styleClass)) == 'dossier-pink'
    kinds = {graph.value(selector, rdf.type): selector for selector in graph.objects(target, oa.hasSelector)}
    assert str(graph.value(kinds[oa.TextQuoteSelector], oa.exact)) == QUOTE
    start, end = (graph.value(kinds[oa.TextPositionSelector], place).toPython() for place in (oa.start, oa.end))
    assert STORIES[0][2][start:end] == QUOTE, (start, end)
    source = graph.value(target, oa.hasSource)
    assert str(graph.value(source, rdflib.Namespace('http://purl.org/dc/terms/').title)) == 'A move'
    assert not [term for term in graph.predicates() if not str(term).startswith('http')], 'a term that nobody knows'
    return len(graph)


def check_notes(desk):
    import yaml
    folder = desk.folder + '/notes/'
    desk.run('export', 'highlights', '--format', 'markdown', '--output', folder)
    name, = os.listdir(folder)
    front, body = open(folder + name, encoding='utf-8').read().split('\n---\n', 1)
    matter = yaml.safe_load(front.removeprefix('---\n'))
    assert matter['title'] == 'A move' and matter['date'] == datetime.date(2024, 8, 6), matter
    assert '[[John Schulman]]' in matter['people'] and '[[Anthropic]]' in matter['organizations'], matter
    assert f'> {QUOTE}' in body and '\n<!-- dossier:yours' in body, body
    return len(matter)


def check_table(desk):
    row, = csv.DictReader(io.StringIO(desk.run('export', 'highlights', '--format', 'csv'), newline=''))
    assert (row['quote'], row['note'], row['colour'], row['title']) == (QUOTE, NOTE, 'pink', 'A move'), row
    return len(row)


def main(program):
    checks = {'json': (check_page, True), 'FollowTheMoney': (check_ftm, True), 'xmllint': (check_xmllint, shutil.which('xmllint')),
              'a table': (check_table, True)}
    for name, module, check in (('networkx', 'networkx', check_networkx), ('rdflib', 'rdflib', check_rdflib),
                                ('rdflib, annotations', 'rdflib', check_annotations), ('PyYAML', 'yaml', check_notes)):
        found = subprocess.run([sys.executable, '-c', f'import {module}'], stderr=subprocess.DEVNULL, check=False)
        checks[name] = (check, found.returncode == 0)
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(program, folder)
        annotate(desk)
        for name, (check, is_there) in checks.items():
            print(f'{name}: {check(desk)}' if is_there else f'{name}: not installed', flush=True)


if __name__ == '__main__':
    main(sys.argv[1])
