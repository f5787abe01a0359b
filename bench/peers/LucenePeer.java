// Lucene's DanishAnalyzer as a user gets it, beside ours: how long indexing and searching take.
//
//   LucenePeer index RECORDS DIRECTORY [text]     two threads; "text": the text is stored, too
//   LucenePeer search DIRECTORY QUERIES any|all [repetitions]
//
// RECORDS has lines of id, year and text with tabs between, QUERIES lines of id and query. `search` prints the
// median of each query in milliseconds, ids of the top ten fetched, after two rounds that warm up.

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.lucene.analysis.da.DanishAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.QueryBuilder;

public final class LucenePeer {
  private static final int THREADS = 2;
  private static final int BATCH = 200;

  private static void addAll(IndexWriter writer, BufferedReader records, Field.Store store) throws Exception {
    List<String> batch = new ArrayList<>();
    do {
      batch.clear();
      synchronized (records) {
        for (String line; batch.size() < BATCH && (line = records.readLine()) != null; ) batch.add(line);
      }
      for (String line : batch) {
        String[] columns = line.split("\t", 3);
        Document document = new Document();
        document.add(new StoredField("id", columns[0]));
        document.add(new TextField("text", columns[2], store));
        writer.addDocument(document);
      }
    } while (!batch.isEmpty());
  }

  private static void index(Path records, Path directory, Field.Store store) throws Exception {
    IndexWriterConfig config = new IndexWriterConfig(new DanishAnalyzer());
    config.setRAMBufferSizeMB(512).setOpenMode(IndexWriterConfig.OpenMode.CREATE);
    try (BufferedReader reader = Files.newBufferedReader(records);
        IndexWriter writer = new IndexWriter(FSDirectory.open(directory), config)) {
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < THREADS; ++i) {
        threads.add(new Thread(() -> {
          try {
            addAll(writer, reader, store);
          } catch (Exception error) {
            error.printStackTrace();
            System.exit(1);
          }
        }));
        threads.get(i).start();
      }
      for (Thread thread : threads) thread.join();
    }
  }

  private static void search(Path directory, Path file, Occur occur, int repetitions) throws Exception {
    QueryBuilder builder = new QueryBuilder(new DanishAnalyzer());
    IndexSearcher searcher = new IndexSearcher(DirectoryReader.open(new MMapDirectory(directory)));
    searcher.setQueryCache(null);
    List<String> queries = Files.readAllLines(file);
    double[][] times = new double[queries.size()][repetitions];
    for (int round = -2; round < repetitions; ++round) {
      for (int i = 0; i < times.length; ++i) {
        long start = System.nanoTime();
        Query query = builder.createBooleanQuery("text", queries.get(i).split("\t", 2)[1], occur);
        if (query != null) {
          for (ScoreDoc hit : searcher.search(query, 10).scoreDocs) searcher.doc(hit.doc, Set.of("id"));
        }
        if (round >= 0) times[i][round] = (System.nanoTime() - start) / 1e6;
      }
    }
    for (double[] ofQuery : times) {
      Arrays.sort(ofQuery);
      System.out.printf(Locale.ROOT, "%.4f%n", ofQuery[repetitions / 2]);
    }
  }

  public static void main(String[] arguments) throws Exception {
    if (arguments.length > 2 && arguments[0].equals("index")) {
      boolean text = arguments.length > 3 && arguments[3].equals("text");
      index(Path.of(arguments[1]), Path.of(arguments[2]), text ? Field.Store.YES : Field.Store.NO);
    } else if (arguments.length > 3 && arguments[0].equals("search")) {
      Occur occur = arguments[3].equals("all") ? Occur.MUST : Occur.SHOULD;
      int repetitions = arguments.length > 4 ? Integer.parseInt(arguments[4]) : 5;
      search(Path.of(arguments[1]), Path.of(arguments[2]), occur, repetitions);
    } else {
      System.err.println("usage: LucenePeer index RECORDS DIRECTORY [text] | search DIRECTORY QUERIES any|all [N]");
      System.exit(2);
    }
  }
}
